"""What another process does with a ledger: argv is the file, the day and what the story needs."""

ANOTHER = """
import os, resource, signal, sys
from datetime import datetime
from pathlib import Path
from tests import builders
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved

desk = Desk.open(Path(sys.argv[1]), clock=FixedClock(datetime(2026, 11, 20, 9, 0)))
day = sys.argv[2]

def visit(n, words="代课"):
    entry = builders.visit(desk, day, visitor=builders.visitor(name=f"后来{n}", id_number="", phone=""))
    return builders.replace(entry, matter=builders.replace(entry.matter, facts=words))
"""
FULL = """
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = os.path.getsize(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size + int(sys.argv[3]), resource.RLIM_INFINITY))
done = 0
try:
    for n in range(400):
        desk.reception.save(visit(n, "一九九八年起在村小代课。" * 250))
        done += 1
except NotSaved as error:
    print(done, error.sentence, sep="|")
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
desk.reception.save(visit(999))
desk.close()
"""
STICK = """
import shutil
try:
    for n in range(400):
        desk.reception.save(visit(n, "一九九八年起在村小代课。" * 250))
except NotSaved as error:
    print(n, error.sentence, sep="|")
print(desk.ledger.total(), desk.check())
os.unlink(os.path.dirname(sys.argv[1]) + "/ballast")
desk.reception.save(visit(999))
desk.close()
again = Desk.open(sys.argv[1])
print(again.ledger.total(), again.check())
again.close()
"""
KILLED = """
from xfdesk.store import projection
desk.reception.save(visit(1))
print("acknowledged", flush=True)
with desk.file.act():
    desk.file.db.execute_sql("PRAGMA cache_size = 5")
    desk.file.db.execute_sql("PRAGMA cache_spill = 1")
    desk.reception.save(visit(2))
    desk.file.db.execute_sql("UPDATE ledgerline SET remark = hex(randomblob(3000))")
    desk.file.db.execute_sql("UPDATE category SET bureau_code = hex(randomblob(3000))")
    print(os.path.getsize(sys.argv[1] + "-journal"), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""

"""The articles of the 《信访工作条例》 that refusals name, and the words that no refusal of an act goes without."""

from __future__ import annotations

ARTICLE_21 = "第二十一条"
ARTICLE_22 = "第二十二条"
ARTICLE_23 = "第二十三条"
ARTICLE_27 = "第二十七条"
ARTICLE_30 = "第三十条"
ARTICLE_31 = "第三十一条"
ARTICLE_32 = "第三十二条"
ARTICLE_34 = "第三十四条"
ARTICLE_35 = "第三十五条"
ARTICLE_36 = "第三十六条"
NOT_RECORDED = "没有记，数据没有动过"

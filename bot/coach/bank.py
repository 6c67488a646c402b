"""The bank: questions to take along to a talk, by sentence id."""

from __future__ import annotations

BANK: dict[str, dict[str, str]] = {
    "path": {
        "bank-path-1": "",
        "bank-path-2": "role",
        "bank-path-3": "",
        "bank-path-4": "organisation",
        "bank-path-5": "",
        "bank-path-6": "",
        "bank-path-7": "",
        "bank-path-8": "",
        "bank-path-9": "topic",
        "bank-path-10": "topic",
        "bank-path-11": "sector",
        "bank-path-12": "",
        "bank-path-13": "region",
    },
    "day": {
        "bank-day-1": "",
        "bank-day-2": "",
        "bank-day-3": "role",
        "bank-day-4": "",
        "bank-day-5": "",
        "bank-day-6": "",
        "bank-day-7": "",
        "bank-day-8": "",
        "bank-day-9": "topic",
        "bank-day-10": "topic",
        "bank-day-11": "organisation",
        "bank-day-12": "",
        "bank-day-13": "",
    },
    "industry": {
        "bank-industry-1": "",
        "bank-industry-2": "topic",
        "bank-industry-3": "",
        "bank-industry-4": "sector",
        "bank-industry-5": "sector",
        "bank-industry-6": "",
        "bank-industry-7": "",
        "bank-industry-8": "",
        "bank-industry-9": "",
        "bank-industry-10": "topic",
        "bank-industry-11": "organisation",
        "bank-industry-12": "",
        "bank-industry-13": "region",
    },
    "insights": {
        "bank-insights-1": "",
        "bank-insights-2": "role",
        "bank-insights-3": "",
        "bank-insights-4": "",
        "bank-insights-5": "",
        "bank-insights-6": "",
        "bank-insights-7": "",
        "bank-insights-8": "",
        "bank-insights-9": "topic",
        "bank-insights-10": "topic",
        "bank-insights-11": "organisation",
        "bank-insights-12": "",
        "bank-insights-13": "sector",
    },
    "culture": {
        "bank-culture-1": "organisation",
        "bank-culture-2": "organisation",
        "bank-culture-3": "",
        "bank-culture-4": "",
        "bank-culture-5": "",
        "bank-culture-6": "",
        "bank-culture-7": "",
        "bank-culture-8": "",
        "bank-culture-9": "organisation",
        "bank-culture-10": "organisation",
        "bank-culture-11": "sector",
        "bank-culture-12": "",
        "bank-culture-13": "",
        "bank-culture-14": "topic",
    },
    "balance": {
        "bank-balance-1": "",
        "bank-balance-2": "",
        "bank-balance-3": "role",
        "bank-balance-4": "",
        "bank-balance-5": "",
        "bank-balance-6": "",
        "bank-balance-7": "",
        "bank-balance-8": "",
        "bank-balance-9": "",
        "bank-balance-10": "",
        "bank-balance-11": "topic",
        "bank-balance-12": "topic",
        "bank-balance-13": "organisation",
    },
    "skills": {
        "bank-skills-1": "",
        "bank-skills-2": "",
        "bank-skills-3": "topic",
        "bank-skills-4": "",
        "bank-skills-5": "",
        "bank-skills-6": "",
        "bank-skills-7": "",
        "bank-skills-8": "",
        "bank-skills-9": "topic",
        "bank-skills-10": "role",
        "bank-skills-11": "organisation",
        "bank-skills-12": "",
        "bank-skills-13": "",
    },
    "advice": {
        "bank-advice-1": "",
        "bank-advice-2": "",
        "bank-advice-3": "topic",
        "bank-advice-4": "",
        "bank-advice-5": "",
        "bank-advice-6": "",
        "bank-advice-7": "",
        "bank-advice-8": "",
        "bank-advice-9": "",
        "bank-advice-10": "role",
        "bank-advice-11": "sector",
        "bank-advice-12": "topic",
        "bank-advice-13": "",
    },
    "resources": {
        "bank-resources-1": "topic",
        "bank-resources-2": "",
        "bank-resources-3": "",
        "bank-resources-4": "",
        "bank-resources-5": "",
        "bank-resources-6": "",
        "bank-resources-7": "",
        "bank-resources-8": "",
        "bank-resources-9": "topic",
        "bank-resources-10": "topic",
        "bank-resources-11": "sector",
        "bank-resources-12": "",
        "bank-resources-13": "",
    },
    "projects": {
        "bank-projects-1": "",
        "bank-projects-2": "topic",
        "bank-projects-3": "",
        "bank-projects-4": "",
        "bank-projects-5": "",
        "bank-projects-6": "",
        "bank-projects-7": "",
        "bank-projects-8": "",
        "bank-projects-9": "organisation",
        "bank-projects-10": "topic",
        "bank-projects-11": "role",
        "bank-projects-12": "",
        "bank-projects-13": "",
    },
    "onward": {
        "bank-onward-1": "",
        "bank-onward-2": "",
        "bank-onward-3": "",
        "bank-onward-4": "",
        "bank-onward-5": "",
        "bank-onward-6": "",
        "bank-onward-7": "",
        "bank-onward-8": "",
        "bank-onward-9": "topic",
        "bank-onward-10": "topic",
        "bank-onward-11": "sector",
        "bank-onward-12": "organisation",
        "bank-onward-13": "",
    },
}
"""Category -> sentence id -> what of the host's profile stands in the question, or "".

In the order of a good talk. The categories are those of the practice, which include TIARA: trends
(industry), insights, advice, resources, assignments (projects). A name of the profile stands where
it needs no article, and where no word before it mutates it in Welsh.
"""

CATEGORIES = {
    "path": "category-path",
    "day": "category-day",
    "industry": "category-industry",
    "insights": "category-insights",
    "culture": "category-culture",
    "balance": "category-balance",
    "skills": "category-skills",
    "advice": "category-advice",
    "resources": "category-resources",
    "projects": "category-projects",
    "onward": "category-onward",
}
"""The name of each category."""

FIRST = ("path", "day", "insights", "advice", "onward")
"""The categories of the first suggestions: one of each part of a talk."""

FIELDS: dict[str, dict[str, str]] = {
    "health": {
        "bank-field-health-1": "balance",
        "bank-field-health-2": "insights",
        "bank-field-health-3": "skills",
    },
    "care": {
        "bank-field-care-1": "balance",
        "bank-field-care-2": "insights",
        "bank-field-care-3": "skills",
    },
    "law": {
        "bank-field-law-1": "day",
        "bank-field-law-2": "balance",
        "bank-field-law-3": "insights",
    },
    "software": {
        "bank-field-software-1": "day",
        "bank-field-software-2": "industry",
        "bank-field-software-3": "skills",
    },
    "arts": {
        "bank-field-arts-1": "path",
        "bank-field-arts-2": "balance",
        "bank-field-arts-3": "insights",
    },
    "public": {
        "bank-field-public-1": "day",
        "bank-field-public-2": "balance",
        "bank-field-public-3": "insights",
    },
    "science": {
        "bank-field-science-1": "day",
        "bank-field-science-2": "path",
        "bank-field-science-3": "projects",
    },
    "trades": {
        "bank-field-trades-1": "skills",
        "bank-field-trades-2": "insights",
        "bank-field-trades-3": "balance",
    },
    "charity": {
        "bank-field-charity-1": "industry",
        "bank-field-charity-2": "insights",
        "bank-field-charity-3": "culture",
    },
    "teaching": {
        "bank-field-teaching-1": "day",
        "bank-field-teaching-2": "balance",
        "bank-field-teaching-3": "skills",
    },
    "own": {
        "bank-field-own-1": "path",
        "bank-field-own-2": "balance",
        "bank-field-own-3": "day",
    },
    "engineering": {
        "bank-field-engineering-1": "resources",
        "bank-field-engineering-2": "day",
        "bank-field-engineering-3": "industry",
    },
    "media": {
        "bank-field-media-1": "day",
        "bank-field-media-2": "balance",
        "bank-field-media-3": "skills",
    },
    "finance": {
        "bank-field-finance-1": "insights",
        "bank-field-finance-2": "day",
        "bank-field-finance-3": "culture",
    },
    "land": {
        "bank-field-land-1": "day",
        "bank-field-land-2": "balance",
        "bank-field-land-3": "skills",
    },
    "hospitality": {
        "bank-field-hospitality-1": "day",
        "bank-field-hospitality-2": "culture",
        "bank-field-hospitality-3": "insights",
    },
    "business": {
        "bank-field-business-1": "skills",
        "bank-field-business-2": "insights",
        "bank-field-business-3": "culture",
    },
    "transport": {
        "bank-field-transport-1": "day",
        "bank-field-transport-2": "balance",
        "bank-field-transport-3": "insights",
    },
}
"""Field of work -> sentence id -> category: questions for somebody who works there."""

MOMENTS: dict[str, dict[str, str]] = {
    "changed": {
        "bank-life-changed-1": "path",
        "bank-life-changed-2": "advice",
    },
    "leads": {
        "bank-life-leads-1": "path",
        "bank-life-leads-2": "balance",
    },
    "years": {
        "bank-life-years-1": "insights",
        "bank-life-years-2": "path",
    },
    "remote": {
        "bank-life-remote-1": "culture",
    },
    "part": {
        "bank-life-part-1": "balance",
    },
    "apprentice": {
        "bank-life-apprentice-1": "path",
    },
    "studied": {
        "bank-life-studied-1": "path",
    },
    "welsh": {
        "bank-life-welsh-1": "day",
    },
    "abroad": {
        "bank-life-abroad-1": "culture",
    },
}
"""What a host tells of themselves -> sentence id -> category."""

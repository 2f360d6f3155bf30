"""The duties in the order in which the law is read: each chapter, and every duty of all of them."""

from goldenthread.statute import (
    annual_review,
    appeals,
    assessment,
    ceasing,
    complaints,
    mediation,
    moves,
    orders,
    standards,
    transfers,
)
from goldenthread.statute.duty import Duty

CHAPTERS: tuple[tuple[str, tuple[Duty, ...]], ...] = (
    ("Needs assessment and first plan", assessment.DUTIES),
    ("Annual review", annual_review.REVIEWS),
    ("Amending a plan", annual_review.AMENDMENTS),
    ("Reassessment", annual_review.REASSESSMENTS),
    ("Phase transfer", transfers.DUTIES),
    ("Moving between local authorities", moves.DUTIES),
    ("Mediation", mediation.DUTIES),
    ("Appeals", appeals.DUTIES),
    ("After an order, a concession or an agreement", orders.DUTIES),
    ("Ending a plan", ceasing.CEASING),
    ("Ages", ceasing.AGES),
    ("Personal budgets", ceasing.BUDGETS),
    ("Complaints", complaints.DUTIES),
    ("Waiting times of services", standards.DUTIES),
)
ALL_DUTIES: tuple[Duty, ...] = tuple(duty for _, duties in CHAPTERS for duty in duties)
"""Every version of every duty; versions of one code are told apart by policy and dates of force."""

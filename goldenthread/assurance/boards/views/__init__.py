"""The pages of boards, by topic."""

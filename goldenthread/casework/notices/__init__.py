"""Letters of the process: what each says, to whom it may go, how it went and when it counts as served; and the log of
contacts on a case."""

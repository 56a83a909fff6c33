"""Background work: queueing, schedules, leases, the mail outbox."""

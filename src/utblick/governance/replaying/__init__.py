"""*Pröva bakåt*: a proposed set tried on past and open matters, and how the answer is shown."""

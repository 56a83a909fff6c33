"""Have your say (Ge din åsikt), the Commission's consultations."""

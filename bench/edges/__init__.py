"""Small exports made of awkward cases, different for every seed."""

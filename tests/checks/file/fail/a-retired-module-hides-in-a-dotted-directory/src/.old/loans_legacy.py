LOANS = []

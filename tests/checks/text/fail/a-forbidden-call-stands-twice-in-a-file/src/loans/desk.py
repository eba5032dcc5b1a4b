def lend(book):
    print(book)
    loan = (book,)
    print(loan)

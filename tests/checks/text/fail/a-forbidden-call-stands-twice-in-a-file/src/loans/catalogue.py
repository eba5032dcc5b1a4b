BOOKS = ()

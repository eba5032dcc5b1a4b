"""What a description breaks for the clients of an earlier one.

Two sorts of things are exchanged. What clients send may only be widened: everything that they could send must still be
accepted. What they get may only be narrowed: nothing may come that was not promised. Both are one question, whether the
values of one schema are among those of another, asked in opposite directions.
"""

def test_register():
    print("email", member.email)

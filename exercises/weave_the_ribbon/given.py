def letters(text):
    return "".join(sign for sign in str(text).upper() if sign.isalpha())

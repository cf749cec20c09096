"""What Django says to buyers: its own Hindi lacks some of it, and speaks like an office in the rest."""

SINGLE = (
    "This field is required.",
    "Enter a valid email address.",
    "Enter a whole number.",
    "Enter a number.",
    "Enter a valid date.",
    "Enter a valid value.",
    "“%(value)s” is not a valid UUID.",
    "(Hidden field %(name)s) %(error)s",
    "Select a valid choice. That choice is not one of the available choices.",
    "Select a valid choice. %(value)s is not one of the available choices.",
    "Ensure this value is greater than or equal to %(limit_value)s.",
    "Ensure this value is less than or equal to %(limit_value)s.",
    "Null characters are not allowed.",
    "No file was submitted. Check the encoding type on the form.",
    "No file was submitted.",
    "The submitted file is empty.",
    "Upload a valid image. The file you uploaded was either not an image or a corrupted image.",
    "The password is too similar to the %(verbose_name)s.",
    "Your password can’t be too similar to your other personal information.",
    "This password is too common.",
    "Your password can’t be a commonly used password.",
    "This password is entirely numeric.",
    "Your password can’t be entirely numeric.",
    "username",
    "email address",
    "e-mail address",
    "first name",
    "last name",
)
COUNTED = (
    (
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
    ),
    (
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    ),
    (
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    (
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
    ),
)

background("workshop")

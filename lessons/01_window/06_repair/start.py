background("workshop")
hero.sya("{{dare}}")
titel("{{spark}}")

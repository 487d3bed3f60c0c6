background("workshop")
hero.sya("{{dare}}")
title("{{spark}}")

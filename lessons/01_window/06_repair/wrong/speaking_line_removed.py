background("workshop")
title("{{spark}}")

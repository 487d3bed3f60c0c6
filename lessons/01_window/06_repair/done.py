background("workshop")
hero.say("{{dare}}")
title("{{spark}}")

title("{{spark}}")
background("night")
hero.say("{{dare}}")

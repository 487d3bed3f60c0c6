title("{{spark}}")
background("village")
hero.say("{{ready}}")

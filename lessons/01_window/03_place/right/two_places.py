background("valley")
background("village")
hero.say("{{here}}")

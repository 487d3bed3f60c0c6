background("village")
hero.say("{{ready}}")
hero.say("{{avalanche}}")

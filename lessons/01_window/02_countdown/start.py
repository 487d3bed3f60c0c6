background("dawn")
hero.say("3")
hero.say("2")
hero.say("1")

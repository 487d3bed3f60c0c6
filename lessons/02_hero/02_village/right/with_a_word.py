background("{{place}}")
sprite("village", 500, 260)
hero.x = 520
hero.say("OK")

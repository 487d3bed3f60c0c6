background("workshop")
hero.say("OK")
title("OK")

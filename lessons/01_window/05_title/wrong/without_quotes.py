background("village")
hero.say("{{ready}}")
title(Avalanche)

background("village")
hero.say("{{ready}}")
title "{{avalanche}}"

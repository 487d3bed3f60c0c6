background("{{misspelt}}")
hero.say("{{here}}")

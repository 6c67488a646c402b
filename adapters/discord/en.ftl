## Commands, in the help and while typing

command-intro = Talk to someone whose work interests you
argument-topic = A topic, a job, a sector or an organisation
argument-host = Somebody in this server
argument-zone = Your time zone: a city or a country
argument-name = The name of a host, also in a community connected with this one

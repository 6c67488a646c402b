## Commands, in the help and while typing

command-intro = Talk to someone whose work interests you
argument-topic = A topic, a job, a sector or an organisation
argument-host = Somebody in this server
argument-member = A member of this server
argument-member-name = The name of somebody you have met here, also in a connected community
argument-zone = Your time zone: a city or a country
argument-name = The name of a host, also in a community connected with this one

# Questions to take along, by category, in the order of a good talk.
# $role, $organisation and $topic come from the host's profile: text that a member wrote.

question-category-path = Path and turning points
question-category-day = Day to day
question-category-industry = Where the field is going
question-category-insights = Insights and surprises
question-category-culture = Culture, and who thrives
question-category-balance = The good, the bad and the ugly
question-category-skills = Skills and ways in
question-category-advice = Advice
question-category-resources = What to read, hear and join
question-category-projects = Things to try
question-category-onward = Onward

bank-path-1 = Which moments turned you towards the work you do now?
bank-path-2 = Which earlier work still helps you in a role like { $role }?
bank-path-3 = Which choice along the way would you make differently today?
bank-path-4 = What drew you to { $organisation } rather than somewhere else?

bank-day-1 = How did your time go in the last ordinary week?
bank-day-2 = What takes more of your time than an outsider would guess?
bank-day-3 = Which decisions do you make alone in a role like { $role }?

bank-industry-1 = What is changing in your field that newcomers have not noticed yet?
bank-industry-2 = Where do you think { $topic } will be in five years?
bank-industry-3 = Which part of your field is quietly growing?

bank-insights-1 = What surprised you most once you were on the inside?
bank-insights-2 = What do people get wrong about a role like { $role }?
bank-insights-3 = What do you know now that nobody told you at the start?

bank-culture-1 = Who does well at { $organisation }?
bank-culture-2 = How are disagreements settled at { $organisation }?
bank-culture-3 = What kind of person tends to leave this line of work?

bank-balance-1 = Which part of your work would you do for nothing?
bank-balance-2 = What is the hardest part that never shows from the outside?
bank-balance-3 = What makes a bad week in a role like { $role }?

bank-skills-1 = Which skill makes the biggest difference in a role like { $role }?
bank-skills-2 = By which less obvious ways have people come into your team?
bank-skills-3 = How much does a beginner need to know about { $topic } on the first day?

bank-advice-1 = What would you do in the next three months in my position?
bank-advice-2 = What would make you think that this work is not for somebody?
bank-advice-3 = What is worth learning first about { $topic }?

bank-resources-1 = What did you read or hear about { $topic } that changed how you work?
bank-resources-2 = Which groups or events are worth a beginner’s evening?
bank-resources-3 = Whose thinking in your field do you follow?

bank-projects-1 = Which small project would show me whether I like this work?
bank-projects-2 = Which problem in { $topic } could a beginner try alone?
bank-projects-3 = What have you seen a newcomer make that impressed you?

bank-onward-1 = Who else should I speak to in order to see another side of this?
bank-onward-2 = What should I have asked you?
bank-onward-3 = Who sees this work quite differently from you?

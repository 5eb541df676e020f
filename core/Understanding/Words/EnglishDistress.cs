namespace Companion.Understanding.Words;

internal static class EnglishDistress
{
    public static readonly DistressTables Tables = new()
    {
        Patterns = """
            Sos: somebody|someone|anybody|anyone|please send|send + help, help + now|quick|quickly|urgent|urgently|hurry, please help me, help help
            Sos: send|call|get|need|fetch|phone|ring|want + ambulance|paramedics|paramedic|911|999|112 + me|now|quick|quickly|please|an|i|for, ambulance + please|quick|quickly|now|hurry|fast|here
            Sos: send|call|get|need|fetch + doctor|medic|nurse|police|firemen|fire brigade + now|right now|quick|quickly|urgently|immediately|hurry|at once|fast|straight away
            Sos: can't|cant|cannot|can not|couldn't|hard to|hardly|difficult to|trouble|struggling|unable to|barely|difficulty + breath|breathe|breathing, not breathing|isn't breathing|isnt breathing|stopped breathing, gasping, chok*, suffocat*, short of breath, no air, out of breath + help|bad|badly
            Sos: can't|cant|cannot|can not|couldn't|unable to + get up|stand up|get off|get out of bed|move|stand, stuck on the floor, lying on the floor
            Sos: kill myself|end my life|end it all|suicid*|hurt myself|want to die|better off dead|wish i was dead|wish i were dead, don't want|dont want|do not want|no longer want|don't wish|tired of|no will + live|be alive|to live|living, no reason to live, no point in living
            Sos: overdos*|poisoned|swallowed bleach, took|taken|swallowed|had + too many|too much|wrong|double|all my|whole packet + pill|pills|tablet|tablets|medicine|medication|dose|insulin
            Sos: i|i'm|im|am|think|feel|my|having|husband|wife|he|she|it's|this is|is + heart attack|stroke|cardiac arrest, face|mouth|smile + droop*|numb|crooked|twisted|sagging, arm|leg|side|hand|body|face + numb|paralys*|paralyz*|can't move|cant move|can't lift|cant lift|weak|won't move, speech|words + slur*|funny|jumbled, slurring
            Sos: unconscious|unresponsive|collapsed|fainted|passed out|seizure|convuls*|fitting|won't wake up|wont wake up|not waking up
            Sos: bleed*|blood + a lot|lots|badly|heavily|everywhere|won't stop|wont stop|can't stop|not stopping|doesn't stop|pouring|so much, bleeding
            Sos: house|flat|kitchen|home|room|curtains|building|stove|oven|roof|bed + fire|on fire|burning|flames|smoke|alight, smell|smells|smelling + gas|smoke|burning, gas leak, carbon monoxide, fire fire
            Sos: someone|somebody|man|stranger|burglar|burglars|thief|they|people + break|breaking|broke|in my house|in the house|in my flat|attack*|get in|at my door|banging|trying to, burglar|intruder|burglars|robbed|attacked|mugged
            Ask: faint|pass out|passing out|black out|blacking out|lose consciousness|collapse + feel|going|about|gonna|might|think|feeling, dizzy|dizziness|lightheaded|light headed|vertigo, room + spinning
            Ask: chest|heart + pain*|hurt*|ach*|tight*|press*|crush*|squeez*|wrong|pound*|rac*|burn*|heavy|stabb*|flutter*|irregular|stopping, chest + bad|elephant
            Ask: i fell|i've fallen|ive fallen|i have fallen|i had fallen|had a fall|have had a fall|fallen over|fell over|fell down|slipped|tripped|took a tumble|fallen down|fell off|fell in the|had a bad fall, fell + bath*|shower|stairs|floor|hurt|hip|head, broke|broken + hip|leg|arm|wrist|rib|bone
            Ask: feel|feeling + very|really|so|terribly|awfully|extremely + bad|unwell|ill|sick|poorly|weak, unbearable|excruciating|agony, terrible|awful|severe|worst|horrible|sharp|very bad|really bad|so much + pain|headache|ache
            Ask: need|i need + help|doctor, in danger|in trouble|dying, i'm scared|i am scared|im scared|terrified, poison, throat + swell*|closing, tongue + swell*, can't see|cant see|went blind|lost my sight|lost vision, help + fell|fallen|floor|pain|get up|dying|bleeding, emergency
            Sos: mum|mother|dad|father|husband|wife|she|he|sister|brother + not waking|won't wake|wont wake|not responding|not moving|can't wake|cannot wake, on the floor + come|help|somebody|someone|lying|stuck|i'm|i am, can't|cant|cannot|can not|don't|won't + move + legs|leg|arm|arms|body|hand|side
            Sos: smoke|flames + hallway|corridor|stairs|under the door|everywhere|filling, not worth living|isn't worth living|no will to live|no reason to go on|can't go on living
            Ask: scald*|burned|burnt|burn + myself|hand|arm|leg|water|badly|face|skin, arm|jaw|shoulder|back + pain*|hurt*|ach* + sweat*|sweating|nausea|short of breath, cold sweat, heart + jump*|out of my chest|thump*|skip*|leap*, cut|cuts + myself|hand|finger|wrist|deep|bleeding, sting|stung + throat|swell*|breath*
            Calm: help*|could you|can you + choos*|choose|find|with|pick|write|understand|fill|read|set|change|buy|order|shopping|menu|call my, film|movie|tv|book|news|song|dream|dreamt|story|programme|series, last|years|year|ago|months|used to + year|ago|years|month|months|used to|when i was
            Calm: asleep|in love|fell out|fell behind|fell ill|fell through|prices|price, haha|lol|joking|kidding|laughing|laughed, dying to|dying for, emergency|ambulance + contact|number|service|room|fund|works|work|saw|exit, what + if|should + someone|somebody|do, heart shaped|heart attack + about, breast|chicken, fine now|am fine|i'm fine|im fine|was fine|all good|feel fine|much better|went away
            Calm: gas + bill|meter|man, blood pressure|sugar|blood test + fell|low|high|a little|a bit, chest of drawers, heart warming|heart is full|by heart|broke my heart|breaks my heart, camp fire|fireplace|by the fire|fire drill|barbecue
            """,
        Negators = "no not never without don't dont doesn't doesnt haven't havent hasn't hasnt isn't isnt didn't didnt wasn't wasnt neither nor aren't",
        Carriers = "any a an the have having feel feeling more chest heart much too had been really need in longer my",
    };
}

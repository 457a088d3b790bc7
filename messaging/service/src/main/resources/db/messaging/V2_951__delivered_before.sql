-- What had arrived before V2_931 counted as not delivered: sent once more, it would not take the place of what is there.
update relay r set delivered = true
from message m
where m.message_id = r.message_id and m.stage = 'RELAYED' and m.again is null
    and r.state = 'ENDED' and r.edition = 0 and not r.delivered;

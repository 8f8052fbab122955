entry = Eich saith gair
entry-hint = Llythrennau bach neu fawr, bylchau neu gysylltnodau: mae unrhyw ffordd yn iawn.
entry-offers = Geiriau sy’n dechrau fel hyn
entry-unknown = Nid yw gair { $number } yn un o’n geiriau ni. Edrychwch ar ei sillafu.
entry-unknown-offers = Geiriau sy’n edrych yn debyg iddo
entry-count = { $found ->
    [zero] Mae saith gair mewn derbynneb. Nid oes { $found } yma.
    [one] Mae saith gair mewn derbynneb. Dyma un.
    [two] Mae saith gair mewn derbynneb. Dyma { $found }.
    [few] Mae saith gair mewn derbynneb. Dyma { $found }.
    [many] Mae saith gair mewn derbynneb. Dyma { $found }.
   *[other] Mae saith gair mewn derbynneb. Dyma { $found }.
}
entry-none = Nid oes dim yma eto. Teipiwch y saith gair yn gyntaf.
entry-checksum = Mae pob gair yn un o’n geiriau ni, ond gyda’i gilydd nid derbynneb ydyn nhw. Edrychwch ar eu trefn, ac am air sy’n edrych yn debyg iawn i un arall.

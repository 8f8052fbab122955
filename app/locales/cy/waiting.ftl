many = Mae llawer o bobl yn ysgrifennu ar hyn o bryd
many-text = Mae’n aros ei dro ar y ddyfais hon. Mae’n mynd ohono’i hun cyn gynted ag y bydd lle, a dim ond unwaith y mae’n cyfrif. Gadewch y dudalen hon ar agor.
away = Ni all y gweinydd ei dderbyn ar hyn o bryd
away-text = Efallai fod ei linell ef neu eich llinell chi i lawr. Mae’n aros ar y ddyfais hon. Mae’n mynd ohono’i hun cyn gynted ag y bydd y gweinydd yn ei dderbyn, a dim ond unwaith y mae’n cyfrif. Gadewch y dudalen hon ar agor.
next = { $seconds ->
    [zero] Y cynnig nesaf ymhen { $seconds } eiliad.
    [one] Y cynnig nesaf ymhen un eiliad.
    [two] Y cynnig nesaf ymhen { $seconds } eiliad.
    [few] Y cynnig nesaf ymhen { $seconds } eiliad.
    [many] Y cynnig nesaf ymhen { $seconds } eiliad.
   *[other] Y cynnig nesaf ymhen { $seconds } eiliad.
}
trying = Yn ceisio eto nawr.
now = Ceisio nawr
stop = Peidio ag aros

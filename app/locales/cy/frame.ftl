# Drafft. Nid oes siaradwr Cymraeg wedi ei wirio eto.

name = Murmuration
motto = Llawer o leisiau, un siâp, dim un aderyn unigol.
skip = Neidio i’r brif ran
leave-bar = Gadael neu gael help
leave = Gadael nawr
leave-key = neu bwyswch Shift 3 gwaith
leave-two-more = Pwyswch Shift ddwywaith eto i adael.
leave-one-more = Pwyswch Shift unwaith eto i adael.
help = Help nawr
footer = Am y wefan hon
footer-note = Nid gwasanaeth argyfwng. Dim cwcis. Dim tracio.
home = Hafan
safety = Cadw’n ddiogel
privacy = Preifatrwydd
accessibility = Hygyrchedd
keys = Allweddi
return = Dod yn ôl gyda’ch saith gair
languages = Ieithoedd
draft = Drafft yw’r cyfieithiad hwn. Nid oes neb sy’n siarad yr iaith wedi ei wirio eto.

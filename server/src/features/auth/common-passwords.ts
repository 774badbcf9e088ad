// Passwords that guessers try first, English and Russian (typed in either keyboard layout), lower case.
const LIST = `
password passw0rd password1 password12 password123 password1234 p@ssw0rd pa$$word 123456 1234567
12345678 123456789 1234567890 0987654321 987654321 87654321 11111111 111111111 1111111111 00000000
000000000 0000000000 12341234 123123123 12312312 123321123 12345679 123454321 1234554321 1q2w3e4r
1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 1qaz2wsx 1qaz2wsx3edc qazwsxedc qazwsx123
zaq12wsx zaq1zaq1 qwerty qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyui qwertyuiop qwertyuiop123
qweasdzxc qweasd123 asdfghjkl asdfghjk asdfasdf zxcvbnm1 zxcvbnm123 zxcvbnm, qwe123qwe qwe12345
123qwe123 123qweasd 123qweasdzxc 1234qwer qwer1234 asdf1234 abcd1234 abc12345 abc123456 abcdefgh
abcdefghi abcdefghij a1b2c3d4 aa123456 a1234567 a12345678 a123456789 1234abcd 12345abc 12345qwert
12345qwerty qwert12345 iloveyou iloveyou1 iloveyou2 sunshine princess football baseball superman
batman123 trustno1 welcome1 welcome123 letmein1 letmein123 starwars computer whatever dragon12 dragon123
monkey123 master123 shadow123 michael1 jennifer jordan23 charlie1 samsung1 samsung123 internet internet1
admin123 admin1234 admin12345 administrator adminadmin rootroot root1234 changeme changeme1 default1
guest123 test1234 testtest test12345 testing1 temp1234 secret123 freedom1 killer123 hello123 hellohello
liverpool chelsea1 arsenal1 barcelona juventus manchester mustang1 corvette ferrari1 mercedes bmw12345
toyota12 yamaha12 nintendo pokemon1 pokemon123 minecraft counter1 cs16cs16 counterstrike dota2dota
warcraft world123 asdasdasd asdasd123 qweqweqwe zxczxczxc qazqazqaz 1111qqqq qqqq1111 aaaaaaaa aaaa1111
zzzzzzzz xxxxxxxx 88888888 77777777 66666666 55555555 44444444 33333333 22222222 99999999 12121212
13131313 10101010 20202020 69696969 11223344 1122334455 112233445566 44332211 55667788 13579246 24681012
147258369 159357258 159753456 741852963 789456123 963852741 258456789 147852369 321654987 456789123
789789789 456456456 19841984 19851985 19861986 19871987 19881988 19891989 19901990 19911991 19921992
19931993 19941994 19951995 20002000 20012001 20102010 20202021 20212022 20222023 20232024 20242025
20252026 20262027 пароль пароль1 пароль12 пароль123 пароль1234 парольпароль йцукен йцукен1 йцукен12
йцукен123 йцукен1234 йцукен12345 йцукенг йцукенгш йцукенгшщз йцукенгшщзхъ фывапролд фывапрол фывапролджэ
ячсмитьбю ячсмить1 йфяцычувс йцуфывячс 1й2ц3у4к 1й2ц3у4к5е й1ц2у3к4 й1ц2у3к4е5 йцуйцуйцу фывфывфыв
ячсячсячс 123йцукен 12345йцукен йцукен321 фыва1234 qwертy qwеrty привет привет12 привет123 приветпривет
любовь любовь1 любовь123 люблютебя ятебялюблю солнышко солнце123 наташа123 настя123 марина123 ирина123
сергей123 александр александр1 алексей1 дмитрий1 андрей123 максим123 владимир владимир1 екатерина
татьяна1 светлана светлана1 ольга123 елена123 юлия1234 анастасия кристина виктория виктория1 валентина
людмила1 николай1 михаил123 россия россия1 россия123 москва123 москва2020 спартак спартак1 спартак1922
зенит123 зенитчемпион динамо123 локомотив цска1234 котенок1 котёнок1 зайчонок зайка123 малышка1 мамочка1
мама1234 папа1234 мамапапа семья123 дракон12 черепаха черепашка секрет123 админ123 админадмин тест1234
тесттест работа123 профсоюз профсоюз1 профсоюз123 профком1 профком123 рупор123 ghbdtn ghbdtn123
ghjcnjnfr gfhjkm gfhjkm1 gfhjkm12 gfhjkm123 gfhjkm1234 gfhjkmgfhjkm ghbdtnghbdtn k.,jdm k.,jdm1 yfnfif
yfnfif123 cthutq123 cjkysirj rjntyjr vfhbyf vfhbyf1 fylhtq123 fktrcfylh fktrctq vkflbvbh dkflbvbh
ybrjkfq tktyf123 jkmuf123 lbvf1234 fkbyf123 fyyf1234 rjirf123 cfif1234 vfif1234 vfvfgfgf vfvf1234
gfgf1234 hjccbz hjccbz1 hjccbz123 vjcrdf cgfhnfr cgfhnfr1 ptybn123 lbyfvj123 gjkbyf123 rhbcnbyf dbrnjhbz
fyfcnfcbz tktpfdtnf ghjacj.p ghjacj.p1 ghjarjv1 vfrcbv123 rbhbkk123 ltybc123 bkmz1234 zndjzvfnm djdf1234
rjhjkm123 pfqxjyjr vfksirf1 k.,bvfz k.,k.nt,z zk.,k.nt,z natasha1 natasha123 marina123 sergey123
andrey123 maksim123 vladimir vladimir1 nastya123 anastasia ekaterina svetlana viktoriya kristina1
aleksandr alexander1 dmitriy1 nikolay1 mihail123 spartak1 spartak1922 zenit2008 zenit123 dinamo12
lokomotiv moskva12 moscow123 russia12 russia123 rossiya1 ussr1991 privet12 privet123 parol123 parol1234
parolparol lubov123 solnyshko kotenok1 malyshka mamapapa mama1234 papa1234 profsoyuz profsouz profkom1
profkom123 union123 rupor123 rupor2026 correcthorsebatterystaple blink182 fuckyou1 fuckyou123 asshole1
pussy123 sexsexsex 1password newpass1 newpassword mypassword mypass123 oldpassword passpass pass1234
pass12345 pass123456 login123 loginlogin user1234 username myspace1 facebook facebook1 instagram
whatsapp1 telegram telegram1 vkontakte vkontakte1 odnoklassniki youtube1 google123 gmail123 yandex123
mailru123 rambler1 android1 iphone12 apple123 windows1 windows10 microsoft linux123 ubuntu12 server12
oracle12 mysql123 postgres postgres1 database
`;

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(LIST.split(/\s+/).filter(Boolean));

import { invalid } from '../gateway/problem-error.ts'

/** Passwords of ten or more characters that turn up at the top of every published leak; the shorter ones fail by length. */
const common = new Set(
  `1234567890 12345678910 0123456789 0987654321 1111111111 0000000000 1122334455 1234512345 9876543210 123456789a
   a123456789 123456789q q123456789 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc qwertyuiop qwerty1234 qwerty12345 qwerty123456
   qwertyuiop123 asdfghjkl; asdfghjkl1 zxcvbnm123 password12 password123 password1234 password12345 passw0rd123
   p@ssw0rd123 iloveyou12 iloveyou123 iloveyou1234 letmein123 welcome123 welcome1234 admin12345 administrator changeme123
   abcdefghij abcdefgh12 abc1234567 abcd123456 abcd1234567 football123 basketball manchester manchesterunited liverpool123
   chelsea123 arsenal123 sunshine123 princess123 superman123 jesuschrist ilovejesus jesus12345 blessed123 godisgood123
   kenya12345 nairobi123 mombasa123 safaricom123 tajiconnect tajiconnect123`.split(/\s+/),
)

/** Throws a 422 at `path` for a new password that anyone would try first. */
export function refuseCommonPassword(path: string, password: string, email: string) {
  const typed = password.toLowerCase()
  if (common.has(typed) || typed === email)
    throw invalid(path, 'common_password', 'Many people use this password. Choose another.')
}

// Parts of pages that hold a secret, as data: SECRET is what may never be told, ID is an
// id that no other part has. Written from what browsers, Lightning's components and
// people who label fields do, not from the agent's own list.
const field = (label, more = '', tag = 'input') => `<label for=ID>${label}</label><${tag} id=ID ${more} value="SECRET">`;
const output = (label) => `<div class=slds-form-element><span class=slds-form-element__label>${label}</span><div class=slds-form-element__static>SECRET</div></div>`;

const labels = [
  'Access Token', 'API Key', 'API-Key', 'Private key', 'Private&nbsp;Key', 'Passphrase', 'Pass phrase', 'PIN', 'PIN code', 'Security Token', 'Bearer token',
  'Signing secret', 'OTP', 'One-time code', 'CVV', 'Security answer', 'Client Secret', 'Encryption key', 'Recovery code', 'Backup codes', 'Shared key',
  'Session ID', 'Authentication token',
  // Spelt so that it only looks like the word.
  'Pass&shy;word', 'Pass&#x200b;word', 'P&#x2060;ass&#x200d;word', 'PASSWORD', 'ＰＡＳＳＷＯＲＤ', 'Ｐａｓｓｗｏｒｄ', '𝐏𝐚𝐬𝐬𝐰𝐨𝐫𝐝', 'P a s s w o r d', 'Pass-word', 'Раsswоrd', 'Pässword',
  'Пар&shy;оль', '비밀&#x200b;번호', 'ﾊﾟｽﾜｰﾄﾞ', 'H&shy;asło',
  // In other languages.
  'API-Schlüssel', 'Zugriffstoken', 'Privater Schlüssel', 'Kennwort', 'Clave privada', 'Contraseña', 'Clé API', 'Clé privée', 'Mot de passe', 'Chave de API', 'Senha',
  'Palavra-passe', 'アクセストークン', 'API キー', '秘密鍵', '暗証番号', 'パスワード', 'Salasana', 'Avainsana', 'Tunnusluku', 'Hasło', 'Klucz API', 'Пароль', 'Пин-код',
  'Секретный ключ', 'Токен доступа', '비밀번호', '암호', 'API 키', '액세스 토큰', '개인 키', '密码', '密碼', '口令', '访问令牌', '私钥', '存取權杖', 'Lösenord', 'Adgangskode',
  'Passord', 'Wachtwoord', 'Parola', 'Parolă', 'Codice segreto', 'Şifre', 'Gizli anahtar', 'รหัสผ่าน', 'Heslo', 'Jelszó', 'סיסמה', 'كلمة المرور', 'كلمة السر', 'Mật khẩu',
  'Kata sandi', 'Парола', 'Лозинка', 'Lozinka', 'Zaporka', 'Κωδικός πρόσβασης', 'Geslo', 'Parool', 'Slaptažodis', 'पासवर्ड', 'Contrasenya', 'Pasahitza', 'Lykilorð', 'Şifrə',
];
const code = ['j_password', 'pwd', 'passwd', 'userPw', 'apiKey', 'api_key', 'clientSecret', 'accessToken', 'secretKey', 'PIN', 'userPin'];
const fills = ['current-password', 'new-password', 'one-time-code', 'section-a current-password', 'cc-number', 'cc-csc', 'CURRENT-PASSWORD'];
const said = ['Your new password is SECRET', 'Security token: SECRET', '密码 SECRET', 'The API key SECRET is not valid', 'Hasło: SECRET',
  'Saved eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.SECRET', 'Session 00D5g00000ABCde!AQSECRET has begun'];

// What is a secret whoever asks for it.
export const secret = [
  ...['combobox', 'textbox', 'tab', 'radiogroup', 'button', 'spinbutton', 'checkbox', 'link'].map((role) => field('API Name', `type=password role=${role}`)),
  field('API Name', 'type=password role=switch data-value=SECRET title=SECRET'),
  ...labels.map((label) => field(label)),
  ...['', 'role=combobox', 'role=combobox readonly', 'readonly', 'type=email', 'type=search', 'type=url', 'type=number data-value=SECRET'].map((more) => field('Consumer Secret', more)),
  ...fills.map((fill) => field('API Name', `autocomplete="${fill}"`)),
  ...code.map((name) => field('API Name', `name="${name}"`)),
  field('API Name', 'style="-webkit-text-security: disc"'), `<div style="-webkit-text-security: circle">${field('API Name')}</div>`,
  field('', 'placeholder="Password"'), field('API Name', 'placeholder="Enter your API key"'), field('API Name', 'title="Private key"'),
  field('API Name', 'aria-label="Description" title="Password"'),
  '<label for=ID>Private Key</label><textarea id=ID>SECRET</textarea>',
  '<label for=ID>Description</label><textarea id=ID>-----BEGIN RSA PRIVATE KEY-----\nSECRET</textarea>',
  field('Description').replace('SECRET', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.SECRET'), field('Description').replace('SECRET', '00D5g00000ABCde!AQSECRET'),
  '<label for=ID>Consumer Secret</label><button id=ID role=combobox>SECRET</button>',
  '<label for=ID>Secret</label><select id=ID><option>x</option><option value=SECRET selected>SECRET</select>',
  '<div role=combobox aria-label=Secret data-value=SECRET>SECRET</div>',
  output('Consumer Secret'), output('Access Token'), output('비밀번호'),
  '<table><tr><td class=labelCol>Klucz API</td><td class=dataCol>SECRET</td></tr></table>',
  '<table><tr><td class=labelCol>Description</td><td class=dataCol>-----BEGIN PRIVATE KEY----- SECRET</td></tr></table>',
  '<table><thead><tr><th>User</th><th>Password</th></tr></thead><tr><td>Ada <input type=checkbox></td><td>SECRET</td></tr></table>',
  '<table><tr><th>User</th><th>Password</th></tr><tr><td>Ada <input type=checkbox></td><td>SECRET</td></tr></table>',
  '<table><tr><td>Пароль</td><td>SECRET</td><td><input type=checkbox aria-label=x></td></tr></table>',
  '<div role=grid><div role=row><span role=columnheader>API Key</span></div><div role=row><span role=cell>SECRET</span><span role=cell><input type=checkbox></span></div></div>',
  `${field('Password', 'aria-invalid=true aria-describedby=IDe')}<div id=IDe>Value SECRET is wrong</div>`,
  `<div class=slds-form-element>${field('Password')}<div class=slds-form-element__help>SECRET is wrong</div></div>`,
  ...said.flatMap((words) => [`<div class=slds-notify_toast role=status>${words}</div>`, `<div class=pbError>${words}</div>`]),
];

// What no guide asks for, and nobody needs.
export const unasked = [
  field('Home Address'), field('Bank account'), field('Home Phone', 'type=tel'), field('', 'placeholder="Remarks"'),
  '<label for=ID>Customer</label><select id=ID><option>x</option><option selected value="SECRET">SECRET</select>',
  '<label for=ID>Remarks</label><textarea id=ID>SECRET</textarea>', '<label for=ID>Partner</label><button id=ID role=combobox>SECRET</button>', output('Home Phone'),
  '<fieldset><legend>Illness</legend><label><input type=radio name=IDr value=SECRET checked>a</label><label><input type=radio name=IDr>b</label></fieldset>',
];

// The parts as one page, each with a secret of its own.
export function drawn(parts) {
  return parts.map((part, at) => `<div>${part.replaceAll('SECRET', `hunter${at}x`).replaceAll(/\bID(?=[\s>er])/gu, `part${at}`)}</div>`).join('');
}

// The parts of which something was told.
export function told(parts, answer) {
  const text = JSON.stringify(answer);
  return parts.filter((_, at) => text.includes(`hunter${at}x`));
}

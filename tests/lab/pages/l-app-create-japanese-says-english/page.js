import { LightningElement, api } from 'lwc';

export default class Page extends LightningElement {
  v = {
    "name": "",
    "apiName": "",
    "email": "",
    "phone": "",
    "state": "",
    "description": "",
    "oauth": false,
    "callback": "",
    "scopes": [],
    "jwt": false,
    "secret": true,
    "secretRefresh": true,
    "rotation": false
  };
  files = {};
  pressed = 0;
  stateOptions = [
    { value: "Local", label: "ローカル" },
    { value: "Packaged", label: "パッケージ化" },
  ];
  scopesOptions = [
    { value: "Basic", label: "ID URL サービスにアクセス (id, profile, email, address, phone)" },
    { value: "Api", label: "API を使用してユーザーデータを管理 (api)" },
    { value: "Web", label: "Web ブラウザーを使用してユーザーデータを管理 (web)" },
    { value: "Full", label: "フルアクセス (full)" },
    { value: "RefreshToken", label: "いつでも要求を実行 (refresh_token, offline_access)" },
    { value: "CustomApplications", label: "Visualforce アプリケーションにアクセス (visualforce)" },
    { value: "OpenID", label: "一意のユーザー識別子にアクセス (openid)" },
    { value: "CustomPermissions", label: "カスタム権限にアクセス (custom_permissions)" },
  ];

  press() {
    this.pressed += 1;
  }

  // What a control tells is kept and handed back to it, as a form does.
  keep(event) {
    const { target, detail } = event;
    const key = Object.keys(this.refs).find((name) => this.refs[name] === target);
    if (!key) {
      return;
    }
    if (target.type === 'file') {
      this.files = { ...this.files, [key]: [...(detail?.files ?? target.files ?? [])].map((file) => file.name) };
    } else {
      this.v = { ...this.v, [key]: this.told(target, detail) };
    }
  }

  told(target, detail) {
    if (['checkbox', 'toggle', 'checkbox-button'].includes(target.type)) {
      return target.checked;
    }
    const value = target.localName.startsWith('lightning-') ? detail.value : target.value;
    return Array.isArray(value) ? [...value] : value;
  }

  @api
  read() {
    const found = { pressed: this.pressed };
    for (const [key, control] of Object.entries(this.refs ?? {})) {
      if (control.type === 'file') {
        found[key] = [...(this.files[key] ?? [])];
      } else if (['checkbox', 'toggle', 'checkbox-button'].includes(control.type)) {
        found[key] = Boolean(control.checked);
      } else if ('value' in control) {
        found[key] = Array.isArray(control.value) ? [...control.value].sort() : control.value ?? '';
      }
    }
    return found;
  }
}

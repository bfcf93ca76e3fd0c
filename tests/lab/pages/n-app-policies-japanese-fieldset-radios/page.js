import { LightningElement, api } from 'lwc';

export default class Page extends LightningElement {
  v = {
    "users": "AllSelfAuthorized",
    "tokens": "Infinite",
    "ip": "Bypass",
    "start": "OAuth",
    "sets": []
  };
  files = {};
  pressed = 0;
  isDrawn = false;
  userOptions = [
    { value: "AllSelfAuthorized", label: "すべてのユーザーは自己承認可能" },
    { value: "AdminApprovedPreAuthorized", label: "管理者が承認したユーザーは事前承認済み" },
  ];
  tokenOptions = [
    { value: "Infinite", label: "更新トークンは取り消されるまで有効" },
    { value: "Zero", label: "更新トークンをすぐに期限切れにする" },
    { value: "SpecificInactivity", label: "特定の時間使用されなかった場合に更新トークンを期限切れにする" },
    { value: "SpecificLifetime", label: "特定の時間後に更新トークンを期限切れにする" },
  ];
  ipOptions = [
    { value: "Enforce", label: "IP 制限を適用" },
    { value: "Enforce_RelaxRefresh", label: "IP 制限を適用、ただし更新トークンでは緩和" },
    { value: "Bypass", label: "IP 制限の緩和" },
    { value: "Bypass_2factor", label: "2 要素で IP 制限を緩和" },
  ];
  startOptions = [
    { value: "None", label: "なし" },
    { value: "Custom", label: "カスタム" },
    { value: "OAuth", label: "OAuth" },
    { value: "SAML", label: "SAML" },
  ];
  setOptions = [
    { value: "0PSbT0000008Xk1WAE", label: "Billing Operations" },
    { value: "0PSbT0000008Xk2WAE", label: "Contact Center Admin (Partner Telephony)" },
    { value: "0PSbT0000008Xk7WAE", label: "IVR Access to SCV Apex Classes" },
    { value: "0PSbT0000008Xk8WAE", label: "Knowledge LSF" },
    { value: "0PSbT0000008Xk9WAE", label: "Sales Cloud User" },
  ];

  // Native lists take their first value when their options are there.
  renderedCallback() {
    if (this.isDrawn) {
      return;
    }
    this.isDrawn = true;
    for (const [key, control] of Object.entries(this.refs ?? {})) {
      if (control.localName === 'select' && !control.multiple) {
        control.value = this.v[key];
      }
    }
  }

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

import { api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import Styled from 'setup/styled';
import { say } from 'setup/words';
import { callOrg, showToast } from 'setup/org';
import {
  ipRelaxations,
  labelOf,
  permittedUsers,
  refreshTokenPolicies,
  refreshTokenUnits,
  splitNames,
  startPages,
} from 'setup/oauthValues';

// The element that a refusal names, and the control where it is entered.
const controlNames = { commaSeparatedProfile: 'profiles', commaSeparatedPermissionSet: 'permissionSets' };
const withValidity = ['SpecificLifetime', 'SpecificInactivity'];

export default class AppPolicies extends Styled {
  @api app;
  @api startEditing = false;
  permittedUsers = permittedUsers;
  refreshTokenPolicies = refreshTokenPolicies;
  refreshTokenUnits = refreshTokenUnits;
  ipRelaxations = ipRelaxations;
  startPages = startPages;
  profiles = [];
  permissionSets = [];
  draft = {};
  isEditing = false;
  isSaving = false;
  problem = '';

  connectedCallback() {
    super.connectedCallback();
    if (this.startEditing && this.app.canEditPolicies) {
      this.edit();
    }
  }

  get hasOauth() {
    return Boolean(this.app.oauthPolicies);
  }

  get hasValidity() {
    return withValidity.includes(this.draft.refreshTokenPolicyType);
  }

  get hasStartUrl() {
    return this.draft.startPage === 'Custom';
  }

  get shown() {
    const { policies, oauthPolicies } = this.app;
    const names = (list, chosen) => chosen.map((name) => labelOf(list, name)).join('\n');
    const validity = withValidity.includes(oauthPolicies?.refreshTokenPolicyType)
      ? `: ${oauthPolicies.refreshTokenValidityPeriod ?? ''} ${oauthPolicies.refreshTokenValidityUnit ?? ''}`
      : '';
    return {
      isEnabled: Boolean(policies.isEnabled),
      isOauthPluginEnabled: Boolean(policies.isOauthPluginEnabled),
      startPage: labelOf(startPages, policies.startPage),
      permittedUsers: labelOf(permittedUsers, oauthPolicies?.permittedUsersPolicyType),
      refreshTokenPolicy: labelOf(refreshTokenPolicies, oauthPolicies?.refreshTokenPolicyType) + validity,
      ipRelaxation: labelOf(ipRelaxations, oauthPolicies?.ipRelaxationPolicyType),
      profiles: names(this.app.profiles, splitNames(oauthPolicies?.commaSeparatedProfile)),
      permissionSets: names(this.app.permissionSets, splitNames(oauthPolicies?.commaSeparatedPermissionSet)),
    };
  }

  edit() {
    const { policies, oauthPolicies } = this.app;
    this.profiles = this.app.profiles;
    this.permissionSets = this.app.permissionSets;
    this.draft = {
      isEnabled: Boolean(policies.isEnabled),
      isOauthPluginEnabled: Boolean(policies.isOauthPluginEnabled),
      startPage: policies.startPage ?? 'None',
      startUrl: policies.startUrl ?? '',
      permittedUsersPolicyType: oauthPolicies?.permittedUsersPolicyType,
      refreshTokenPolicyType: oauthPolicies?.refreshTokenPolicyType,
      refreshTokenValidityPeriod: oauthPolicies?.refreshTokenValidityPeriod,
      refreshTokenValidityUnit: oauthPolicies?.refreshTokenValidityUnit,
      ipRelaxationPolicyType: oauthPolicies?.ipRelaxationPolicyType,
      profiles: splitNames(oauthPolicies?.commaSeparatedProfile),
      permissionSets: splitNames(oauthPolicies?.commaSeparatedPermissionSet),
    };
    this.problem = '';
    this.isEditing = true;
  }

  cancel() {
    this.isEditing = false;
    this.problem = '';
  }

  keep(event) {
    event.target.setCustomValidity?.('');
    this.draft = { ...this.draft, [event.target.name]: event.detail.value };
  }

  keepChecked(event) {
    this.draft = { ...this.draft, [event.target.name]: event.target.checked };
  }

  // The combobox shows the new choice at once, but it counts only after the
  // confirmation; declined, the box falls back to what it was.
  async changePermittedUsers(event) {
    const combobox = event.target;
    const previous = this.draft.permittedUsersPolicyType;
    const wanted = event.detail.value;
    const confirmed = await LightningConfirm.open({
      label: say('Confirm Change'),
      message: say(
        wanted === 'AdminApprovedPreAuthorized'
          ? 'Only users with an approved profile or permission set can use this app. Users who authorized it themselves lose access. Do you want to continue?'
          : 'All users in your org can authorize this app themselves. Do you want to continue?',
      ),
      theme: 'warning',
    });
    if (confirmed) {
      this.draft = { ...this.draft, permittedUsersPolicyType: wanted };
    } else {
      combobox.value = previous;
    }
  }

  controls() {
    return [...this.template.querySelectorAll('lightning-input, lightning-combobox, lightning-dual-listbox')];
  }

  // Puts the org's refusal at the field it names; false when it names none of these.
  showRefusal({ message, fields = [] }) {
    const names = fields.map((field) => controlNames[field] ?? field);
    const control = this.controls().find(({ name }) => names.includes(name));
    control?.setCustomValidity(message);
    control?.reportValidity();
    return Boolean(control);
  }

  async save() {
    if (!this.controls().map((control) => control.reportValidity()).every(Boolean)) {
      this.problem = say('Review the errors on this page.');
      return;
    }
    this.problem = '';
    this.isSaving = true;
    try {
      await callOrg('PUT', `apps/${this.app.id}/policies`, this.changes());
      showToast('success', 'Policies were saved.');
      this.isEditing = false;
      this.dispatchEvent(new CustomEvent('saved'));
    } catch (refusal) {
      this.problem = this.showRefusal(refusal) ? say('Review the errors on this page.') : refusal.message;
    } finally {
      this.isSaving = false;
    }
  }

  changes() {
    const { draft } = this;
    const policies = {
      isEnabled: draft.isEnabled,
      isOauthPluginEnabled: draft.isOauthPluginEnabled,
      startPage: draft.startPage,
      startUrl: this.hasStartUrl ? draft.startUrl : null,
    };
    if (!this.hasOauth) {
      return { policies, oauthPolicies: null };
    }
    return {
      policies,
      oauthPolicies: {
        permittedUsersPolicyType: draft.permittedUsersPolicyType,
        refreshTokenPolicyType: draft.refreshTokenPolicyType,
        refreshTokenValidityPeriod: this.hasValidity ? Number(draft.refreshTokenValidityPeriod) : null,
        refreshTokenValidityUnit: this.hasValidity ? draft.refreshTokenValidityUnit : null,
        ipRelaxationPolicyType: draft.ipRelaxationPolicyType,
        commaSeparatedProfile: draft.profiles.join(',') || null,
        commaSeparatedPermissionSet: draft.permissionSets.join(',') || null,
      },
    };
  }
}

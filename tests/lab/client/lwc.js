// The engine as pages of the lab import it.
export * from 'lwc';
export { default as LightningElement } from 'lab/element';

/// <reference types="vite/client" />

declare module 'virtual:contract-paths' {
  export const contract: import('@rupor/shared/contract').Contract;
}

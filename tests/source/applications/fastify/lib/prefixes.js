export const API = '/api';
export const OPERATOR = API + '/operator';

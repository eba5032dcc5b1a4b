import S from 'fluent-json-schema';

export const page = S.object().prop('after', S.string());
export const station = S.object().prop('name', S.string().required());

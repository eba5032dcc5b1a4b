import { IsEmail, IsNotEmpty } from 'class-validator';

export class OwnerDto {
  @IsNotEmpty()
  name!: string;

  @IsEmail()
  email!: string;
}

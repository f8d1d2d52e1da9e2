import { type Person, signInAs } from './factories'

/** A signed-in person, for clients that call routes as his tab would. */
export abstract class RouteClient {
  readonly userId: string
  readonly name: string
  readonly cookie: string

  constructor(person: Pick<Person, 'userId' | 'name'>, cookie: string) {
    this.userId = person.userId
    this.name = person.name
    this.cookie = cookie
  }

  static async of<T extends RouteClient>(
    this: new (
      person: Pick<Person, 'userId' | 'name'>,
      cookie: string,
    ) => T,
    person: Person,
  ): Promise<T> {
    return new this(person, (await signInAs(person)).cookie)
  }
}

// Generated from openapi/imprint.yaml by `npm run contract`; never edited.
export interface paths {
    "/v2/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description Lists the customers with a partner's ID
         */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a customer
         * @description Retrieves the details of an existing customer by ID
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Represents a customer in the Imprint system */
        Customer: {
            /**
             * @description Unique identifier for the customer
             * @example 9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4
             */
            id: string;
            /**
             * Format: email
             * @description Customer's email address
             * @example customer@example.com
             */
            email?: string;
            /**
             * @description Customer's phone number in E.164 format
             * @example +14155552671
             */
            phone?: string;
            /**
             * @description Map of the customer's enrolled card program name to the customer's status.
             * @example {
             *       "Card Program Name": "OPEN"
             *     }
             */
            statuses?: {
                [key: string]: components["schemas"]["CustomerProgramStatus"];
            };
            /**
             * @description The customer's first name.
             * @example John
             */
            first_name?: string;
            /**
             * @description The customer's last name.
             * @example Doe
             */
            last_name?: string;
            /**
             * @description Customer's preferred language code as defined by ISO 639-1
             * @example en
             */
            preferred_language?: string;
            /**
             * @description Customer's Social Security Number in 4 digits
             * @example 1234
             */
            ssn4?: string;
            date_of_birth?: components["schemas"]["DateOfBirth"];
            address?: components["schemas"]["Address"];
            partner_customer_id?: components["schemas"]["PartnerCustomerId"];
            /**
             * @description Set of key-value pairs for storing additional information about the customer.
             * @example {
             *       "preferred_language": "en"
             *     }
             */
            metadata?: {
                [key: string]: unknown;
            };
            /**
             * @description the RFC-3339 date when the customer was created
             * @example 2025-02-13T19:08:07.000Z
             */
            created_at?: string;
            /**
             * @description the RFC-3339 date when the customer was created
             * @example 2025-02-13T19:08:07.000Z
             */
            updated_at?: string;
        };
        CustomerList: {
            data: components["schemas"]["Customer"][];
            /** @description Whether there are more customers after the last one */
            has_more: boolean;
            /** @description The number of customers in all */
            total?: number;
        };
        CustomerNotFoundError: {
            /**
             * @description The category of error being returned
             * @example CUSTOMER_NOT_FOUND_ERROR
             */
            type: string;
            /**
             * @description A message describing the cause of the error
             * @example Customer not found for provided ID: CSMR-v1-123
             */
            message: string;
            /**
             * @description The param causing the error
             * @example customer_id
             */
            param?: string;
        };
        /**
         * @description Status of a customer within a card program.
         * @enum {string}
         */
        CustomerProgramStatus: "OPEN" | "CLOSED";
        /** @description Customer's date of birth */
        DateOfBirth: {
            /**
             * @description Year of birth
             * @example 1990
             */
            year?: number;
            /**
             * @description Month of birth
             * @example 1
             */
            month?: number;
            /**
             * @description Day of birth
             * @example 1
             */
            day?: number;
        };
        /** @description Mailing address information */
        Address: {
            /**
             * @description Primary street address
             * @example 123 Main St
             */
            street_line1?: string;
            /**
             * @description Secondary street address (apartment, suite, etc.)
             * @example Apt 4B
             */
            street_line2?: string;
            /**
             * @description City name
             * @example San Francisco
             */
            city?: string;
            /**
             * @description State or province
             * @example CA
             */
            state?: string;
            /**
             * @description ZIP or postal code
             * @example 94105
             */
            postal_code?: string;
            /**
             * @description ISO-3166-1 alpha-3 Country Code
             * @example USA
             */
            country?: string;
        };
        /**
         * @description The unique identifier for the customer in the partner's system
         * @example PARTNER_USER_456
         */
        PartnerCustomerId: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCustomers: {
        parameters: {
            query?: {
                /** @description The unique identifier for the customer in the partner's system */
                partner_customer_id?: string;
                /** @description The largest number of customers in an answer */
                limit?: number;
                /** @description The ID of the last customer that was received */
                starting_after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Customers retrieved successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerList"];
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The unique identifier for the customer */
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Customer retrieved successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Customer not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerNotFoundError"];
                };
            };
        };
    };
}
